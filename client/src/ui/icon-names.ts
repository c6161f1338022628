/** In the order of the icons in the picture strip (`_icon-strip.scss`). */
export const ICON_NAMES = [
  ...[
    'logo',
    'home',
    'coupon',
    'code',
    'me',
    'calendar',
    'checkIn',
    'gift',
    'forward',
    'back',
    'down',
    'check',
    'close',
  ],
  ...['plus', 'minus', 'clock', 'store', 'phone', 'shield', 'scan', 'refresh', 'tag', 'info', 'warning', 'pencil'],
  ...['leaf', 'cup', 'points', 'tier', 'ledger', 'friends', 'message', 'badge', 'eye', 'trash', 'undo'],
] as const

export type IconName = (typeof ICON_NAMES)[number]
