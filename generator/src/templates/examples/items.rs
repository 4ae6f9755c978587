{% include "parts/client.rs" %}
    let mut items = {{ call }}.items();
    while let Some(item) = items.next().await {
        println!("{:?}", item?);
    }
    Ok(())
}
