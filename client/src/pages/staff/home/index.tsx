import { Text, View } from '@tarojs/components'
import { guarded } from '../../guarded'

function StaffHomePage() {
  return (
    <View>
      <Text>店员工作台</Text>
    </View>
  )
}

export default guarded('staff/home', StaffHomePage)
