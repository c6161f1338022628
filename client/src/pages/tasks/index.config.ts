import { pullDown } from '../pull-down'

export default definePageConfig({ navigationBarTitleText: '任务', ...pullDown })
