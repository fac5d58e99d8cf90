// The 22 services: name, area, whether they are critical, and the index of the pair that owns them.
import { both, create } from './words.mjs';

const services = [
  ['Arbetsplats som tjänst', 'Workplace as a service', 'Arbetsplats', 'Workplace', true, 8],
  ['Mobiltelefoni', 'Mobile telephony', 'Arbetsplats', 'Workplace', false, 8],
  ['Utskrift', 'Printing', 'Arbetsplats', 'Workplace', false, 8],
  ['Mötesrum och video', 'Meeting rooms and video', 'Arbetsplats', 'Workplace', false, 8],
  ['E-post och kalender', 'Mail and calendar', 'Arbetsplats', 'Workplace', true, 8],
  ['Servicedesk', 'Service desk', 'Stöd', 'Support', true, 10],
  ['Stöd på plats', 'On-site support', 'Stöd', 'Support', false, 10],
  ['Behörighet och inloggning', 'Identity and sign-in', 'Stöd', 'Support', true, 10],
  ['Serverdrift', 'Server operations', 'Drift', 'Operations', true, 9],
  ['Databasdrift', 'Database operations', 'Drift', 'Operations', true, 9],
  ['Lagring', 'Storage', 'Drift', 'Operations', true, 9],
  ['Säkerhetskopiering och återläsning', 'Backup and restore', 'Drift', 'Operations', true, 9],
  ['Övervakning', 'Monitoring', 'Drift', 'Operations', false, 9],
  ['Molnplattform', 'Cloud platform', 'Drift', 'Operations', false, 9],
  ['Datanät på sjukhus', 'Hospital networks', 'Nät', 'Networks', true, 9],
  ['Trådlöst nät', 'Wireless networks', 'Nät', 'Networks', true, 9],
  ['Anslutning av vårdcentraler', 'Connection of health centres', 'Nät', 'Networks', false, 9],
  ['Journalsystem, drift', 'Medical records, operations', 'Vårdsystem', 'Care systems', true, 12],
  ['Röntgen och bildarkiv, drift', 'Radiology archive, operations', 'Vårdsystem', 'Care systems', true, 12],
  ['Laboratoriesystem, drift', 'Laboratory systems, operations', 'Vårdsystem', 'Care systems', true, 12],
  ['Integrationsplattform', 'Integration platform', 'Vårdsystem', 'Care systems', true, 12],
  ['Säkerhetsövervakning', 'Security monitoring', 'Säkerhet', 'Security', true, 6],
];

export const describeServices = (known, pairs) =>
  services.map(([sv, en, areaSv, areaEn, critical, owner]) =>
    create('service', {
      name: both(sv, en), area: both(areaSv, areaEn), critical,
      hours: critical ? both('Dygnet runt', 'Around the clock') : both('Vardagar 7–17', 'Weekdays 7–17'),
      owner_pair: known.pair(pairs[owner][1][0].sv),
    }));
