export default definePageConfig({ navigationBarTitleText: '常来茶铺' })
