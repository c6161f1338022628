import { brand } from './brand/brand'

// Every component in every state, for whoever works on them; never in a package that ships.
const developmentPages = process.env.CHANGLAI_GALLERY === '1' ? ['pages/gallery/index'] : []

// Taro's browser router hides a page after its slide, also when the person has come back to it meanwhile: a blank screen.
const withoutSlides = process.env.TARO_ENV === 'h5' ? { animation: false } : {}

const tab = (page: string, text: string, icon = page) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: `assets/tabs/${icon}.png`,
  selectedIconPath: `assets/tabs/${icon}-active.png`,
})

export default defineAppConfig({
  ...withoutSlides,
  pages: ['pages/home/index', 'pages/coupons/index', 'pages/code/index', 'pages/me/index', ...developmentPages],
  // What is not needed at once loads by itself: the main package is what a new visitor waits for. Every other folder of
  // `pages` is a subpackage (config/sub-packages.ts).
  subPackages: JSON.parse(process.env.CHANGLAI_SUBPACKAGES ?? '[]'),
  preloadRule: {
    'pages/home/index': { network: 'all', packages: ['pages/check-in', 'pages/points', 'pages/tiers'] },
    'pages/coupons/index': { network: 'all', packages: ['pages/coupon-centre', 'pages/coupon'] },
    'pages/me/index': {
      network: 'all',
      packages: ['pages/purchases', 'pages/invite', 'pages/profile', 'pages/privacy'],
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
  // WeChat then loads only the code of the page that opens.
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationBarTitleText: brand.name,
    navigationBarBackgroundColor: brand.colors.ground,
    navigationBarTextStyle: 'black',
    backgroundColor: brand.colors.ground,
    // The dots of a page that is pulled down.
    backgroundTextStyle: 'dark',
  },
})
