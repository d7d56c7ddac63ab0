// Package inventory is that of business zones which article L. 318-8-2 of the Code de l'urbanisme asks of the authorities in charge:
// land units with their owners, their occupants, the rate of vacancy, and the procedure with its days.
//
// Land units are proposed from parcels and owners, clipped to the zone; a person decides. A unit is vacant as the law words it, never
// by its area, and what is not known is not vacant: the report says how much is not known. Areas are square metres on the
// ellipsoid, shapes lon/lat degrees of WGS 84, days AAAA-MM-JJ. The functions only read and are safe for any goroutine. The package
// must know nothing of windows and of how rows are kept.
package inventory
