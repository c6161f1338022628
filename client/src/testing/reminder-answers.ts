/** What the shop can remind of, with a wish for each. */
export const aReminderList = () => {
  const reminder = { templateId: 'tpl-check-in-00000000000000000000000000', sendAt: '09:00', isOn: false, left: 0 }
  return {
    reminders: [
      { ...reminder, purpose: 'check-in-next', daysBefore: 0 },
      { ...reminder, purpose: 'points-ending', daysBefore: 7, isOn: true, left: 2 },
    ],
    more: [],
    quiet: { from: '21:00', until: '09:00' },
  }
}
