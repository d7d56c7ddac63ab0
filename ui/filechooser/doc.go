// Package filechooser asks for a file to open or a place to write: a page over the window with the folders above, what is
// in the folder, and a name. It reads no folder itself: whoever shows it lists them, off the interface thread.
package filechooser
