import { conformanceSuite } from './suite.js';

conformanceSuite('AVRO', ['avro', 'levels', 'references', 'parse']);
