// Package plots shows in the drawer the plots that a filter leaves: chips and choices above, a table or cards, and at the right how much land
// they are by status. It is shown by Set(Model) and speaks by its OnX callbacks; texts come in ready. It must know nothing of how
// plots are filtered and measured.
package plots
