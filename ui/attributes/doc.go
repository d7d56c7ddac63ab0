// Package attributes is the table of a layer's features in the drawer below the map: filtered, sorted, summed up, chosen from
// and exported. It is shown by Set and speaks by its OnX callbacks; what it shows of a row it asks its model for, so that a
// million rows cost no more than those in sight.
package attributes
