import { pullDown } from '../../pull-down'

export default definePageConfig({ navigationBarTitleText: '店里答复', ...pullDown })
