import { conformanceSuite } from './suite.js';

conformanceSuite('JSON', ['json', 'levels', 'references', 'parse']);
