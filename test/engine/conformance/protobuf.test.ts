import { conformanceSuite } from './suite.js';

conformanceSuite('PROTOBUF', ['protobuf', 'levels', 'references', 'parse']);
