export default definePageConfig({ navigationBarTitleText: '数据完整率' })
