// Command gallery shows every panel in every state, both languages and both themes, as pictures to look at.
//
//	gallery [-scale N] [-only PANEL] DIR
//
// It writes DIR/PANEL/STATE-LANGUAGE-THEME.png, and DIR/sheets/PANEL-LANGUAGE-THEME.png with all states of a panel side by side. It
// needs no screen and no C compiler; a window with the same panels would need fyne/v2/app, which only cmd/emprise may import.
package main
