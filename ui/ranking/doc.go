// Package ranking is the drawer below the map: the plots against one need, the best first, with verdict, score, how much is
// known and the reason that counts most. It is shown by Set and speaks by its OnX callbacks.
package ranking
