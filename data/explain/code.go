package explain

import (
	"slices"

	"emprise/assets/locale"
	"emprise/data"
)

// ofColumn is a value of a column in words: those of our own lists of codes are spelled out, all others stand as they are.
func ofColumn(loc *locale.Locale, column, value string) string {
	switch column {
	case "status":
		if among(value, data.ProjectStatuses()) {
			return loc.T("project_status." + value)
		}
		return spelled(loc, "status.", value, data.Statuses())
	case "type":
		return spelled(loc, "project_type.", value, data.ProjectTypes())
	case "servicing":
		return spelled(loc, "servicing.", value, data.Servicings())
	case "occupancy":
		return spelled(loc, "occupancy.", value, data.Occupancies())
	case "owner":
		return spelled(loc, "owner.", value, data.Owners())
	case "vocation":
		return spelled(loc, "vocation.", value, data.Vocations())
	}
	return value
}

func among[T ~string](value string, codes []T) bool { return slices.Contains(codes, T(value)) }

func spelled[T ~string](loc *locale.Locale, prefix, value string, codes []T) string {
	if among(value, codes) {
		return loc.T(prefix + value)
	}
	return value
}
