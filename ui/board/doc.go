// Package board shows in the drawer the projects that a filter leaves, in one of four views: cards in a lane for each status, bars on a
// line of time, a table, and what they bring by place. Cards are dragged from lane to lane, or moved with Ctrl and an arrow. It is shown
// by Set(Model) and speaks by its OnX callbacks; texts come in ready, days are AAAA-MM-JJ, lengths Fyne units. It must know nothing of
// how projects are filtered, sorted and added up.
package board
