import { brand } from '../../../client/src/brand/brand'

/** Line icons in a 24 × 24 box, one stroke. */
const PATHS = {
  home: 'M4 11.2 12 4.2l8 7M6 9.6v9.2a1 1 0 0 0 1 1h10a1 1 0 0 0 1-1V9.6M10 19.8v-5h4v5',
  me: 'M12 4a4 4 0 1 1 0 8 4 4 0 0 1 0-8zM4.5 20.2c.8-3.7 3.7-5.6 7.5-5.6s6.7 1.9 7.5 5.6',
  segment: 'M9 6a6 6 0 1 1 0 12A6 6 0 0 1 9 6zM15 6a6 6 0 1 1 0 12 6 6 0 0 1 0-12z',
  coupon:
    'M4 6.5h16a.6.6 0 0 1 .6.6v2.6a2.3 2.3 0 0 0 0 4.6v2.6a.6.6 0 0 1-.6.6H4a.6.6 0 0 1-.6-.6v-2.6a2.3 2.3 0 0 0 0-4.6V7.1a.6.6 0 0 1 .6-.6zM14.5 9.5v1.2m0 2.6v1.2',
  bag: 'M6 8.5h12l1 10.8a.7.7 0 0 1-.7.7H5.7a.7.7 0 0 1-.7-.7zM9 8.5V7.2a3 3 0 0 1 6 0v1.3',
  code: 'M4 4h6.5v6.5H4zM13.5 4H20v6.5h-6.5zM4 13.5h6.5V20H4zM13.5 13.5h2.6v2.6h-2.6zM20 13.5v1.3M20 18v2h-2.5M13.5 20h.8',
  steps: 'M4 19.5h4v-5h4v-5h4v-5h4',
  chart: 'M4 20V4M4 20h16M8.5 16.5v-5M12.5 16.5V8M16.5 16.5v-7',
  store:
    'M5 11.5v7.7a.8.8 0 0 0 .8.8h12.4a.8.8 0 0 0 .8-.8v-7.7M3.5 9 5.3 4h13.4l1.8 5a2.8 2.8 0 0 1-5.6 0 2.8 2.8 0 0 1-5.7 0A2.8 2.8 0 0 1 3.5 9zM10 20v-4.5h4V20',
  table: 'M4 5.5h16v13H4zM4 10h16M4 14.2h16M10 10v8.5',
  lock: 'M6.5 10.5h11a.8.8 0 0 1 .8.8v7.9a.8.8 0 0 1-.8.8h-11a.8.8 0 0 1-.8-.8v-7.9a.8.8 0 0 1 .8-.8zM8.3 10.5V7.7a3.7 3.7 0 0 1 7.4 0v2.8M12 14.2v2.2',
  shield: 'M12 3.2 19 6v5.3c0 4.5-2.9 7.7-7 9.5-4.1-1.8-7-5-7-9.5V6zM8.8 11.9l2.3 2.3 4.2-4.3',
  check:
    'M7 4h10a1 1 0 0 1 1 1v14.5a.5.5 0 0 1-.8.4L15 18.3l-3 1.7-3-1.7-2.2 1.6a.5.5 0 0 1-.8-.4V5a1 1 0 0 1 1-1zM9 10.8l2.2 2.2L15 9',
  clock: 'M12 3.8a8.2 8.2 0 1 1 0 16.4 8.2 8.2 0 0 1 0-16.4zM12 7.5v4.9l3.2 2',
  message:
    'M5 5.5h14a1 1 0 0 1 1 1v8.6a1 1 0 0 1-1 1h-7.2L7.6 19.6v-3.5H5a1 1 0 0 1-1-1V6.5a1 1 0 0 1 1-1zM8.3 9.2h7.4M8.3 12.4h4.6',
  book: 'M12 7c-2.2-1.6-5-2-8.2-1.6v12.8c3.2-.4 6 0 8.2 1.6 2.2-1.6 5-2 8.2-1.6V5.4C17 5 14.2 5.4 12 7zM12 7v12.8',
  calendar:
    'M5.8 5.2h12.4a2 2 0 0 1 2 2v11a2 2 0 0 1-2 2H5.8a2 2 0 0 1-2-2v-11a2 2 0 0 1 2-2zM3.8 10h16.4M8.2 3.2v3.6M15.8 3.2v3.6',
  bell: 'M6.5 16.5v-5.2a5.5 5.5 0 0 1 11 0v5.2l1.6 2.2H4.9zM10 21h4',
  branch: 'M6 4v5a4 4 0 0 0 4 4h4a4 4 0 0 1 4 4v3M6 9v11M3.8 17.8 6 20l2.2-2.2M15.8 17.8 18 20l2.2-2.2',
  journey: 'M4 9.5h5v5H4zM15 4h5v5h-5zM15 15h5v5h-5zM9 12h3M12 6.5V17.5M12 6.5h3M12 17.5h3',
  send: 'M4 11.6 20 4.5 15.4 20l-3.9-6.3zM11.5 13.7 20 4.5',
  tag: 'M4 11.4V4.8a.8.8 0 0 1 .8-.8h6.6l8.4 8.4a.8.8 0 0 1 0 1.1l-6.3 6.3a.8.8 0 0 1-1.1 0zM8.3 7.4a.9.9 0 1 1 0 1.8.9.9 0 0 1 0-1.8z',
  search: 'M10.5 4.5a6 6 0 1 1 0 12 6 6 0 0 1 0-12zM15 15l5 5',
} as const

export type IconName = keyof typeof PATHS

export function Icon({ name }: { name: IconName }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  )
}

/** The brand's mark is markup in the brand file, so it is shown as a picture. */
export function Logo() {
  const { accent } = brand.colors
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24" fill="none" stroke="${accent}" stroke-width="1.6" stroke-linecap="round" stroke-linejoin="round">${brand.logo}</svg>`
  return <img className="logo" src={`data:image/svg+xml;utf8,${encodeURIComponent(svg)}`} alt="" />
}
