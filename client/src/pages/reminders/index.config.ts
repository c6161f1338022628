import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '提醒', ...pullDown })
