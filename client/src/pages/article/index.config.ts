export default definePageConfig({ navigationBarTitleText: '看茶' })
