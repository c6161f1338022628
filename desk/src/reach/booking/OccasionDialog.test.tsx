import { cleanup, fireEvent, screen } from '@testing-library/react'
import { renderFor } from '../../testing/render-for'
import { blankForm } from './draft'
import { OccasionDialog } from './OccasionDialog'

afterEach(cleanup)

test('whoever may plan occasions chooses among the stores without the right to the staff', async () => {
  const stores = [{ storeId: 'str_east', name: '春熙路店', region: '成都', isOpen: true }]
  renderFor({ stores }, <OccasionDialog changes={null} initial={blankForm()} onClose={() => undefined} />)
  fireEvent.mouseDown(screen.getByLabelText('活动门店'))
  expect((await screen.findAllByText('春熙路店')).length).toBeGreaterThan(0)
})
