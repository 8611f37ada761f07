// The first set-up: the time zone is most likely the one of this browser.
const zones = document.querySelector("select[name=time_zone]");
const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
const isUntouched = zones && zones.selectedOptions[0]?.defaultSelected && zones.value === "UTC";
if (isUntouched && [...zones.options].some((zone) => zone.value === here)) zones.value = here;
