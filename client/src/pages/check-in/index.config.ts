import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '签到', ...pullDown })
