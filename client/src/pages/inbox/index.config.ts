import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '消息', ...pullDown })
