/** What the shop sells: stock number, name, price in euro cents. */
export const PRODUCTS = [
  { sku: 'TEA-0101', name: 'Assam, 250 g', cents: 1290 },
  { sku: 'TEA-0102', name: 'Darjeeling First Flush, 100 g', cents: 1850 },
  { sku: 'TEA-0103', name: 'Sencha, 200 g', cents: 1640 },
  { sku: 'TEA-0107', name: 'Rooibos with vanilla, 250 g', cents: 890 },
  { sku: 'COF-0201', name: 'Espresso beans, 1 kg', cents: 2390 },
  { sku: 'COF-0202', name: 'Ethiopian filter coffee, 500 g', cents: 1590 },
  { sku: 'COF-0204', name: 'Decaffeinated, 500 g', cents: 1450 },
  { sku: 'POT-0301', name: 'Cast iron teapot, 0.8 l', cents: 5490 },
  { sku: 'POT-0302', name: 'Glass teapot, 1.2 l', cents: 3290 },
  { sku: 'POT-0305', name: 'Moka pot, six cups', cents: 3490 },
  { sku: 'CUP-0401', name: 'Stoneware mug', cents: 1250 },
  { sku: 'CUP-0402', name: 'Double-walled glass, pair', cents: 1990 },
  { sku: 'MIL-0501', name: 'Hand mill, ceramic', cents: 6990 },
  { sku: 'FIL-0601', name: 'Paper filters, 100', cents: 390 },
] as const;

export const COUPONS = ['WELCOME10', 'AUTUMN24', 'FREESHIP'] as const;
export const CARRIERS = ['DHL', 'PostNL', 'La Poste'] as const;
export const WAREHOUSES = ['LEIPZIG', 'ROTTERDAM', 'LYON'] as const;
export const BANKS = ['Sparkasse Leipzig', 'Rabobank', 'Crédit Coopératif'] as const;
export const REFUND_REASONS = ['Arrived damaged', 'Wrong product', 'Changed their mind', 'Arrived too late'] as const;
export const RISK_SIGNALS = ['new-account', 'foreign-card', 'night-order', 'many-attempts', 'high-value'] as const;
export const PAGES = [
  '/',
  '/tea',
  '/coffee',
  '/teapots',
  '/basket',
  '/checkout',
  '/help/delivery',
  '/account',
] as const;
export const BROWSERS = ['Firefox', 'Chrome', 'Safari', 'Edge'] as const;
