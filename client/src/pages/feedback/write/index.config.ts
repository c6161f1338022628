export default definePageConfig({ navigationBarTitleText: '写给店里' })
