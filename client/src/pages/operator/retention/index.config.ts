export default definePageConfig({ navigationBarTitleText: '留存与复购' })
