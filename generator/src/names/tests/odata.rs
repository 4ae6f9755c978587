//! Operations of documents that OData's tools make.

use super::calls::are_all;

#[test]
fn what_odata_does_to_one_of_many_is_called_without_its_namespace() {
    let operations = [
        (
            "get",
            "/groups/{group-id}/members/microsoft.graph.user",
            "Get.microsoft.graph.directoryObject.Items.As.microsoft.graph.user-8323",
            Some("directoryObject.user"),
        ),
        (
            "get",
            "/groups/{group-id}/owners/microsoft.graph.user",
            "Get.microsoft.graph.directoryObject.Items.As.microsoft.graph.user-22b6",
            Some("directoryObject.user"),
        ),
        (
            "get",
            "/groups/{group-id}/owners/$count",
            "Get.Count.owners-1d9f",
            Some("groups"),
        ),
        (
            "post",
            "/groups/{group-id}/microsoft.graph.renew",
            "groups.group.renew-7c9f",
            Some("groups.Actions"),
        ),
        (
            "post",
            "/groups/{group-id}/microsoft.graph.addFavorite",
            "groups.group.addFavorite",
            Some("groups.Actions"),
        ),
        (
            "get",
            "/groups/{group-id}/microsoft.graph.delta(token='{token}')",
            "groups.group.delta-a313",
            Some("groups.Functions"),
        ),
        (
            "get",
            "/groups/{group-id}/microsoft.graph.delta()",
            "groups.group.delta-0d32",
            Some("groups.Functions"),
        ),
        (
            "post",
            "/groups/{group-id}/sponsors/microsoft.graph.validateProperties",
            "groups.group.thatIsOfOneOrOfSeveralOrganizations.sponsorsOfEachOfThem.validateProperties",
            Some("groups.Actions"),
        ),
    ];
    let expected = [
        "directory_object_user().get_members_user",
        "directory_object_user().get_owners_user",
        "groups().count_owners",
        "groups_actions().group_add_favorite",
        "groups_actions().renew_group",
        "groups_functions().delta_group",
        "groups_functions().delta_by_token",
        "groups_actions().validate_properties_sponsors",
    ];
    are_all(&operations, &expected);
}

#[test]
fn the_group_of_a_tag_with_a_dot_is_said_once() {
    let operations = [
        (
            "get",
            "/planner/buckets/{id}",
            "planner.GetBuckets",
            Some("planner.plannerBucket"),
        ),
        (
            "get",
            "/me/calendar/events",
            "me.calendar.ListEvents",
            Some("me.calendar"),
        ),
        (
            "get",
            "/me/calendars/{id}/events",
            "me.calendars.ListEvents",
            Some("me.calendar"),
        ),
        (
            "post",
            "/me/calendar/events",
            "me.calendar.CreateEvents",
            Some("me.calendar"),
        ),
    ];
    let expected = [
        "planner_planner_bucket().get_buckets",
        "me_calendar().calendar_list_events",
        "me_calendar().calendars_list_events",
        "me_calendar().create_events",
    ];
    are_all(&operations, &expected);
}
