import { brand } from '../brand/brand'
import type { IconName } from './icon-names'

/**
 * One set of line icons, drawn for this project in a 24 × 24 box with one stroke; the live area is 3 to 21. On phones
 * the icons are part of the style sheet (`tsx scripts/make-icons.ts` writes it), so pages do not send a picture for
 * each use.
 */
export const ICON_PATHS: Record<IconName, string> = {
  logo: brand.logo,
  home: '<path d="M4 11.2 12 4.2l8 7"/><path d="M6 9.6v9.2a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V9.6"/><path d="M10 19.8v-5h4v5"/>',
  coupon:
    '<path d="M4 6.5h16a.6.6 0 0 1 .6.6v2.6a2.3 2.3 0 0 0 0 4.6v2.6a.6.6 0 0 1-.6.6H4a.6.6 0 0 1-.6-.6v-2.6a2.3 2.3 0 0 0 0-4.6V7.1a.6.6 0 0 1 .6-.6z"/><path d="M14.5 9.5v1.2m0 2.6v1.2"/>',
  code: '<rect x="4" y="4" width="6.5" height="6.5" rx="1.2"/><rect x="13.5" y="4" width="6.5" height="6.5" rx="1.2"/><rect x="4" y="13.5" width="6.5" height="6.5" rx="1.2"/><path d="M13.5 13.5h2.6v2.6h-2.6zM20 13.5v1.3M20 18v2h-2.5M13.5 20h.8"/>',
  me: '<circle cx="12" cy="8" r="4"/><path d="M4.5 20.2c.8-3.7 3.7-5.6 7.5-5.6s6.7 1.9 7.5 5.6"/>',
  calendar: '<rect x="3.8" y="5.2" width="16.4" height="15" rx="2"/><path d="M3.8 10h16.4M8.2 3.2v3.6M15.8 3.2v3.6"/>',
  checkIn:
    '<rect x="3.8" y="5.2" width="16.4" height="15" rx="2"/><path d="M3.8 9.6h16.4M8.2 3.2v3.6M15.8 3.2v3.6M9 14.8l2.2 2.2 4-4.1"/>',
  gift: '<path d="M4.5 12v7.2a.8.8 0 0 0 .8.8h13.4a.8.8 0 0 0 .8-.8V12M3.5 8h17v4h-17zM12 8v12"/><path d="M12 8c-2.9 0-4.9-.9-4.9-2.6 0-1.1.8-1.9 1.9-1.9 1.7 0 2.7 1.9 3 4.5.3-2.6 1.3-4.5 3-4.5 1.1 0 1.9.8 1.9 1.9C16.9 7.1 14.9 8 12 8z"/>',
  forward: '<path d="m9.5 5.5 6.5 6.5-6.5 6.5"/>',
  back: '<path d="M14.5 5.5 8 12l6.5 6.5"/>',
  down: '<path d="m5.5 9.5 6.5 6.5 6.5-6.5"/>',
  check: '<path d="m5 12.5 4.6 4.6L19 7.4"/>',
  close: '<path d="m6 6 12 12M18 6 6 18"/>',
  plus: '<path d="M12 5v14M5 12h14"/>',
  minus: '<path d="M5 12h14"/>',
  clock: '<circle cx="12" cy="12" r="8.2"/><path d="M12 7.2V12l3.2 2"/>',
  store:
    '<path d="M5 11.5v7.7a.8.8 0 0 0 .8.8h12.4a.8.8 0 0 0 .8-.8v-7.7"/><path d="M3.5 9 5.3 4h13.4l1.8 5a2.8 2.8 0 0 1-5.6 0 2.8 2.8 0 0 1-5.7 0A2.8 2.8 0 0 1 3.5 9z"/><path d="M10 20v-4.5h4V20"/>',
  phone: '<rect x="6.5" y="2.8" width="11" height="18.4" rx="2.2"/><path d="M11 18.2h2"/>',
  shield: '<path d="M12 3.2 19 6v5.3c0 4.5-2.9 7.7-7 9.5-4.1-1.8-7-5-7-9.5V6z"/><path d="m8.8 11.9 2.3 2.3 4.2-4.3"/>',
  scan: '<path d="M4 8.5V5.2A1.2 1.2 0 0 1 5.2 4h3.3M15.5 4h3.3A1.2 1.2 0 0 1 20 5.2v3.3M20 15.5v3.3a1.2 1.2 0 0 1-1.2 1.2h-3.3M8.5 20H5.2A1.2 1.2 0 0 1 4 18.8v-3.3M4 12h16"/>',
  refresh: '<path d="M19.5 12a7.5 7.5 0 1 1-2.2-5.3l2.2 2.1"/><path d="M19.8 4.3v4.6h-4.6"/>',
  tag: '<path d="M3.8 4.6v7.2l8.4 8.4a1.1 1.1 0 0 0 1.6 0l6.4-6.4a1.1 1.1 0 0 0 0-1.6L11.8 3.8H4.6a.8.8 0 0 0-.8.8z"/><circle cx="8.3" cy="8.3" r="1.3"/>',
  info: '<circle cx="12" cy="12" r="8.2"/><path d="M12 11v5M12 8v.01"/>',
  warning: '<path d="M12 4.2 20.8 19.5H3.2z"/><path d="M12 10v4.2M12 16.9v.01"/>',
  pencil:
    '<path d="M4.5 19.5 5.6 15 15.7 4.9a1.4 1.4 0 0 1 2 0l1.4 1.4a1.4 1.4 0 0 1 0 2L9 18.4z"/><path d="m13.5 7.1 3.4 3.4"/>',
  leaf: '<path d="M5.5 18.5C3.5 10.5 8.5 5 19.5 5c.5 9.5-4.5 14.8-14 13.5zm0 0c3-4.2 5.5-6.7 9-9"/>',
  cup: '<path d="M4.5 9h12v4.5a6 6 0 0 1-12 0zM16.5 10h1.3a2.4 2.4 0 0 1 0 4.8h-1.5M5 20.5h11M8.5 6c-.9-1 .9-1.7 0-2.8M12.3 6c-.9-1 .9-1.7 0-2.8"/>',
  points:
    '<circle cx="12" cy="12" r="8.2"/><path d="m12 7.8 1.3 2.8 3 .4-2.2 2.1.5 3-2.6-1.4-2.6 1.4.5-3-2.2-2.1 3-.4z"/>',
  tier: '<path d="M12 3.5 20 9l-8 11.5L4 9z"/><path d="M4 9h16M8.7 9 12 20.5 15.3 9 12 3.5z"/>',
  ledger: '<path d="M6 3.8h12v16.4l-2-1.3-2 1.3-2-1.3-2 1.3-2-1.3-2 1.3z"/><path d="M9 8.5h6M9 12h6M9 15.3h3.5"/>',
  friends:
    '<circle cx="9" cy="8.5" r="3.5"/><path d="M2.8 19.5c.6-3.3 3-5 6.2-5s5.6 1.7 6.2 5M15.5 5.3a3.5 3.5 0 0 1 0 6.4M18 15c1.7.8 2.8 2.3 3.2 4.5"/>',
  message: '<path d="M4 5.5h16v11.2h-8.6L7.5 20v-3.3H4z"/><path d="M8 9.5h8M8 12.7h5"/>',
  badge:
    '<rect x="4" y="5.5" width="16" height="14" rx="2"/><path d="M10 3.5h4v4h-4z"/><circle cx="9" cy="12.2" r="1.8"/><path d="M6.3 16.7c.4-1.3 1.4-2 2.7-2s2.3.7 2.7 2M14.5 11.5h3M14.5 14.5h3"/>',
  eye: '<path d="M3 12c2.2-4 5.2-6 9-6s6.8 2 9 6c-2.2 4-5.2 6-9 6s-6.8-2-9-6z"/><circle cx="12" cy="12" r="2.7"/>',
  trash: '<path d="M4.5 6.8h15M9.5 6.5V4h5v2.5M6.5 7l.8 13h9.4l.8-13M10 10.8v5.4M14 10.8v5.4"/>',
  undo: '<path d="M8.5 5 4.5 9l4 4"/><path d="M4.8 9h9.4a5.2 5.2 0 0 1 0 10.4H8"/>',
}
