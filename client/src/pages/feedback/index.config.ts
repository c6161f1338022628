import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '意见和答复', ...pullDown })
