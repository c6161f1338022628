/** Stands in for a picture of the package: its address, as the build would give it. */
export default '/picture.png'
