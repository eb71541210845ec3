/** The publishers of the sample edition. All of them are invented. */
import type { Publisher } from '../model.ts';

export const publishers = {
  harbour: { name: 'Harbour Technology Review', region: 'HK' },
  northgate: { name: 'Northgate Wire', region: 'US' },
  tideway: { name: 'The Tideway Courier', region: 'GB' },
  lantern: { name: 'Lantern Policy Monitor', region: 'SG' },
  elbkante: { name: 'Elbkante Digital', region: 'DE' },
  meseta: { name: 'Meseta Tecnología', region: 'ES' },
  kawabe: { name: '川辺テック新報', region: 'JP' },
  kitano: { name: 'Kitano Robotics Weekly', region: 'JP' },
  yanshan: { name: '燕山科技观察', region: 'CN' },
  deccan: { name: 'Deccan Compute Journal', region: 'IN' },
  hangang: { name: 'Hangang Chip Report', region: 'KR' },
  strait: { name: 'Strait Wafer Dispatch', region: 'TW' },
  tarball: { name: 'The Open Tarball', region: 'CA' },
  belliard: { name: 'Rue Belliard Report', region: 'BE' },
  palisade: { name: 'Palisade Security Notes', region: 'US' },
  skargard: { name: 'Skärgård Data', region: 'SE' },
  savanna: { name: 'Savanna Business Tech', region: 'KE' },
  murray: { name: 'Murray Systems', region: 'AU' },
  preprint: { name: 'Peer & Preprint', region: 'NL' },
  prairie: { name: 'Prairie Grid Ledger', region: 'US' },
} as const satisfies Readonly<Record<string, Publisher>>;
