import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '我的消费', ...pullDown })
