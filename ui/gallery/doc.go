// Package gallery shows every panel alone, with canned data, in every state: empty, at work, full, refused, with texts too long
// for their place. It is for the eye, through cmd/gallery, and for tests, which read the same exhibits.
//
// What people would have entered is in French in both languages, as in a project file; all else comes from the catalogues. Sizes are
// Fyne units; everything belongs to the interface thread. The package must know nothing of a workspace, of files and of a window.
package gallery
