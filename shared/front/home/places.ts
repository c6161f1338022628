/** Ways under 我的 that are shown while there is something behind them. All others are always there. */
export const PLACES = ['tasks', 'points-shop', 'occasions', 'articles', 'questions', 'desk'] as const
export type PlaceKey = (typeof PLACES)[number]
