// Every component in every state, for whoever works on them; never in a package that ships.
const developmentPages = process.env.CHANGLAI_GALLERY === '1' ? ['pages/gallery/index'] : []

// Taro's browser router hides a page after its slide, also when the person has come back to it meanwhile: a blank screen.
const withoutSlides = process.env.TARO_ENV === 'h5' ? { animation: false } : {}

export default defineAppConfig({
  ...withoutSlides,
  pages: ['pages/home/index', ...developmentPages],
  subPackages: [{ root: 'pages/staff', name: 'staff', pages: ['home/index'] }],
  // WeChat then loads only the code of the page that opens.
  lazyCodeLoading: 'requiredComponents',
  window: {
    navigationBarTitleText: '常来茶铺',
    navigationBarBackgroundColor: '#FAF7F2',
    navigationBarTextStyle: 'black',
    backgroundColor: '#FAF7F2',
  },
})
