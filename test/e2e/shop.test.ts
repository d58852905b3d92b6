import { everydayTests } from './shop/everyday.js';
import { explorerTests } from './shop/explorer.js';
import { previewTests } from './shop/preview.js';
import { useShop } from './shop/shop.js';

// One workbench for all of them: opening one takes longer than many a test.
describe('a workspace with the sample data', () => {
  const shop = useShop();
  everydayTests(shop);
  explorerTests(shop);
  previewTests(shop);
});
