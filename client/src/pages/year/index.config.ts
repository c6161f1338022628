import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '一年', ...pullDown })
