-- A glance also tells the border; those without are taken anew, one look at each photo.
DELETE FROM glances;
