export default definePageConfig({ navigationBarTitleText: '入口与小程序码' })
