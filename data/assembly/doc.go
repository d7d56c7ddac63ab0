// Package assembly finds sets of neighbouring parcels that answer a need together, where no plot does (remembrement).
//
// Search is pure: from a graph of neighbours and what is known of each parcel it goes through the connected sets, keeps those
// that no other one is at least as good as (the Pareto set), and says what it has seen: all there is, or how much until a
// budget was reached. The same question has the same answer, byte for byte. For puts the question of a need to a snapshot.
//
// Areas are square metres and lengths metres on the ground, prices euros before tax. Unknown is not no: what is not known of a
// parcel is a range from the best to the worst that it may be, and a set is dropped for another only if that is as good
// whatever the truth. All functions may be called from any goroutine. The package must know nothing of windows and languages.
package assembly
