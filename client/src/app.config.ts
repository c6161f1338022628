// Every component in every state, for whoever works on them; never in a package that ships.
const developmentPages = process.env.CHANGLAI_GALLERY === '1' ? ['pages/gallery/index'] : []

export default defineAppConfig({
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
