export const FIRST_NAMES = [
  'Amélie',
  'Björn',
  'Chiara',
  'Daan',
  'Elif',
  'Femke',
  'Giulia',
  'Hannah',
  'Ibrahim',
  'Jörg',
  'Katarzyna',
  'Léo',
  'Małgorzata',
  'Noor',
  'Oskar',
  'Paula',
  'Quentin',
  'Renée',
  'Søren',
  'Tim',
] as const;

export const LAST_NAMES = [
  'Bakker',
  'Bernard',
  'Çelik',
  'Dubois',
  'Fischer',
  'García',
  'Jansen',
  'Kowalska',
  'Lindqvist',
  'Moreau',
  'Nowak',
  'Richter',
  'Rossi',
  'Schäfer',
  'de Vries',
  'Yılmaz',
] as const;

export const STREETS = ['Lindenallee', 'Kerkstraat', 'Rue des Écoles', 'Marktplatz', 'Via Roma', 'Hafenweg'] as const;

/** With the place of the town hall, for couriers. */
export const CITIES = [
  { city: 'Leipzig', postalCode: '04109', country: 'DE', latitude: 51.3405, longitude: 12.3731 },
  { city: 'Utrecht', postalCode: '3511', country: 'NL', latitude: 52.0907, longitude: 5.1214 },
  { city: 'Lyon', postalCode: '69001', country: 'FR', latitude: 45.7674, longitude: 4.8345 },
  { city: 'Bologna', postalCode: '40121', country: 'IT', latitude: 44.4938, longitude: 11.3426 },
  { city: 'Kraków', postalCode: '31-004', country: 'PL', latitude: 50.0614, longitude: 19.9383 },
  { city: 'Malmö', postalCode: '211 22', country: 'SE', latitude: 55.606, longitude: 13.0008 },
] as const;
