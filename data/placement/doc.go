// Package placement answers for a snapshot which company gets which land: it gathers the land, asks package allocation, and tells what
// each place is, what each decision of people costs, and what comes nearest to a need that nothing fits.
//
// Looking at the land takes long and is done once (Look); deciding, which locks and bans change, is quick and is done as often as people
// try something (Ground.Decide). Areas are m², shapes lon/lat. A Ground and a Plan are never changed once they are made, but for
// what they remember under a lock, and may be read from any goroutine. The package must know nothing of windows and languages.
package placement
