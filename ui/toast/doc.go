// Package toast shows short messages over the map, at most two, with how many others wait above them: what was just done, with a way back
// where there is one, and what went wrong. It takes neither the keyboard nor the place of anything, and nothing in it moves. It is shown by
// Set and speaks by OnDismiss, OnHover and OnMore; when a message leaves is the window's to say.
package toast
