import { isPublicAddress } from './public-address'

test.each([
  '127.0.0.1',
  '10.1.2.3',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '100.64.0.1',
  // The metadata of cloud machines.
  '169.254.169.254',
  '169.254.0.23',
  '0.0.0.0',
  '198.18.0.1',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fc00::1',
  'fd12::1',
  'fe80::1',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:8.8.8.8',
  '64:ff9b::a00:1',
  '2002:a00:1::',
  '2001::1',
  '2001:db8::1',
  'no address',
  '',
])('%s is nowhere outside', (address) => expect(isPublicAddress(address)).toBe(false))

test.each(['8.8.8.8', '172.15.255.255', '172.32.0.1', '100.128.0.1', '1.12.12.12', '2400:3200::1', '2606:4700::1111'])(
  '%s can be reached by everybody',
  (address) => expect(isPublicAddress(address)).toBe(true),
)
