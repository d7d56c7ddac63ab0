// Package pagepreview shows a page to print as it will come out: one picture, painted by others for the room that there is, with the
// pages before and after it and a glass to read it with. It is shown by Set(Model) and speaks by OnPage, OnZoom, OnRoom and OnClose.
// Rooms are device pixels, all else Fyne units; everything belongs to the interface thread. It must know nothing of what a page tells.
package pagepreview
