import { brand } from './brand/brand'

// Shows every component in every state, for developers; never part of a released package.
const developmentPages = process.env.CHANGLAI_GALLERY === '1' ? ['pages/gallery/index'] : []

// Taro's browser router hides a page after its slide, even if the person has come back to it meanwhile: the screen
// stays blank.
const withoutSlides = process.env.TARO_ENV === 'h5' ? { animation: false } : {}

// WeChat lets a mini-program ask for a location only where the shop has applied for it, and refuses a package that
// declares more than it was granted.
const locationUse =
  process.env.CHANGLAI_LOCATION === '1'
    ? {
        requiredPrivateInfos: ['getFuzzyLocation' as const],
        permission: { 'scope.userFuzzyLocation': { desc: '只在你点“按距离排”时，用来给门店排序' } },
      }
    : {}

const tab = (page: string, text: string, icon = page) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tabs/${icon}.png`,
  selectedIconPath: `assets/tabs/${icon}-active.png`,
})

export default defineAppConfig({
  ...withoutSlides,
  ...locationUse,
  pages: ['pages/home/index', 'pages/coupons/index', 'pages/code/index', 'pages/me/index', ...developmentPages],
  // Pages that are not needed at once load separately, because every new visitor waits for the main package. Every
  // other folder of `pages` is a subpackage (config/sub-packages.ts).
  subPackages: JSON.parse(process.env.CHANGLAI_SUBPACKAGES ?? '[]'),
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['pages/check-in', 'pages/points', 'pages/tiers'] },
    'pages/coupons/index': { network: 'all', packages: ['pages/coupon-centre', 'pages/coupon'] },
    'pages/me/index': {
      network: 'all',
      packages: [
        'pages/purchases',
        'pages/tasks',
        'pages/invite',
        'pages/profile',
        'pages/privacy',
        'pages/inbox',
        'pages/reminders',
      ],
    },
  },
  tabBar: {
    color: brand.colors.inkSoft,
    selectedColor: brand.colors.accent,
    backgroundColor: brand.colors.surface,
    borderStyle: 'white',
    list: [tab('home', '首页'), tab('coupons', '券', 'coupon'), tab('code', '会员码'), tab('me', '我的')],
  },
  sitemapLocation: 'sitemap.json',
  // WeChat then loads only the code of the opened page.
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationBarTitleText: brand.name,
    navigationBarBackgroundColor: brand.colors.ground,
    navigationBarTextStyle: 'black',
    backgroundColor: brand.colors.ground,
    // The color of the dots while a page is pulled down.
    backgroundTextStyle: 'dark',
  },
})
