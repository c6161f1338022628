export default definePageConfig({ navigationBarTitleText: '登录运营台' })
